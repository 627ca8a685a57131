import { css } from 'lit';

/**
 * An element on paper: light, its colours as they are, without what is there to be clicked, and whole
 * where the screen scrolls. They come first among the styles of an element, so what it says itself yields.
 */
export const printStyles = css`
  @media print {
    :host {
      color-scheme: light;
      print-color-adjust: exact;
    }
    .button,
    .segments,
    .switch,
    .popup,
    summary,
    input,
    cl-class-search,
    :is(.grid-head, .grid-foot) .select,
    [part~='controls'],
    [part~='save'],
    [part~='steps'],
    [part~='sanity']:has(button),
    [part~='methods'],
    p:has(+ [part~='methods']),
    [part~='settings'],
    [part~='choices'],
    [part~='readings'],
    [part~='form'],
    [part~='player'],
    [part~='strip'],
    [part~='photos'],
    [part~='divider'] {
      display: none !important;
    }
    [part~='maps'],
    [part~='values'] > div,
    .scroll,
    .pane {
      overflow: visible !important;
      max-height: none !important;
      margin-inline: 0 !important;
    }
    [part~='maps'] table {
      min-width: 0 !important;
    }
    /* What belongs together stays on one page. */
    [part~='photo'],
    [part~='big'],
    [part~='row'],
    [part~='facts'],
    .tile,
    .legend,
    .hero,
    figure,
    tr,
    li {
      break-inside: avoid;
    }
    h2,
    h3,
    .title {
      break-after: avoid;
    }
  }
`;
