import { css } from 'lit';

/** The inspector on paper: the panes in sight below each other, as long as they are. */
export const printStyles = css`
  @media print {
    :host {
      --cl-bg: #fff;
      --cl-surface: #fff;
      --cl-inspector-height: auto;
      --cl-big: 240px;
    }
    .tour,
    .ways,
    cl-status,
    cl-backend,
    .bar nav,
    .tools,
    .tabs,
    .strip,
    .tie-box,
    .frame-all[data-pane='all']:not([data-places='network']) .network {
      display: none !important;
    }
    .frame-all,
    main,
    .side {
      display: block !important;
      height: auto !important;
      overflow: visible !important;
    }
    .bar {
      height: auto;
      padding: 8px 0;
    }
    .decision,
    .side > section {
      overflow: visible !important;
      padding: 12px 0 !important;
      border: 0;
    }
    .answer {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr) !important;
      gap: 24px !important;
    }
  }
`;
