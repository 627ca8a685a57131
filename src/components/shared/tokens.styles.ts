/**
 * The design tokens, as inherited custom properties of the document.
 *
 * They are registered with their initial values, and not set on `:host`: an element alone in a page
 * finds them, and a page (or any ancestor) that sets one overrides it for everything inside, which a
 * `:host` rule would undo. Colours are `light-dark()` pairs, so one `color-scheme` switches them
 * all: that of the page, unless `theme` on an element or `data-theme` on any ancestor says otherwise.
 */

/** Light and dark value of every colour. Contrast is checked: text 4.5:1, controls 3:1. */
const colours: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  bg: ['#f3f1ec', '#0f1012'],
  surface: ['#fbfaf7', '#15171a'],
  raised: ['#ffffff', '#1c1f23'],
  sunk: ['#eae7e0', '#212429'],
  ink: ['#16171a', '#efede7'],
  'ink-2': ['#484a50', '#b9b9b9'],
  'ink-3': ['#66686f', '#8f9298'],
  line: ['#e1ded6', '#26292e'],
  'line-2': ['#c9c5ba', '#3c4047'],
  control: ['#858275', '#6d7178'],
  accent: ['#b93c0a', '#ff8a57'],
  'accent-ink': ['#ffffff', '#1a0d06'],
  'accent-soft': ['#f8e5da', '#37221a'],
  mark: ['#f04a0c', '#ff6a2e'],
  bar: ['#33363d', '#c9c7c1'],
  'bar-2': ['#cfcbc1', '#3c4047'],
  ok: ['#0b6e55', '#4cc3a1'],
  warn: ['#7d5200', '#e0ab4a'],
  bad: ['#a80f35', '#ff7d98'],
  focus: ['#1558d6', '#82b1ff'],
  c2: ['#1d5fa8', '#7fb4f0'],
  c3: ['#0b6e55', '#4cc3a1'],
  c4: ['#7a3f9d', '#c79be6'],
  c5: ['#7d5200', '#e0ab4a'],
  c6: ['#a12a63', '#f08bb8'],
  void: ['#17151f', '#0a090e'],
};

/** Everything that is the same in light and dark. */
const measures: Readonly<Record<string, string>> = {
  sans: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  serif:
    'ui-serif, "New York", "Source Serif 4", Cambria, "Palatino Linotype", "Noto Serif", serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
  's-1': '4px',
  's-2': '8px',
  's-3': '12px',
  's-4': '16px',
  's-5': '20px',
  's-6': '24px',
  's-8': '32px',
  's-10': '40px',
  'r-1': '2px',
  'r-2': '4px',
  fast: '120ms',
  base: '200ms',
  slow: '360ms',
  ease: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
};

/** Sizes of type: `t-13` is 13 px where the person has left the browser's size of type, 16 px, as it is. */
const sizes = [10, 11, 12, 13, 14, 16, 20, 28, 36];

/**
 * Pixels of type that the person has chosen in the browser. A rem is what the page makes of it: many have
 * `html { font-size: 62.5% }`.
 */
function chosenSize(): number {
  const probe = document.createElement('span');
  probe.style.setProperty('font', 'medium serif', 'important');
  document.documentElement.append(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size > 0 ? size : 16;
}

function property(name: string, value: string, syntax = '*'): string {
  return `@property --cl-${name} { syntax: '${syntax}'; inherits: true; initial-value: ${value}; }`;
}

/** The style sheet that declares the tokens. */
const tokenSheet = (): string => {
  const scale = chosenSize() / 16;
  return [
    ...Object.entries(colours).map(([name, [light, dark]]) =>
      property(name, `light-dark(${light}, ${dark})`),
    ),
    ...Object.entries(measures).map(([name, value]) => property(name, value)),
    ...sizes.map((size) => property(`t-${size}`, `${size * scale}px`)),
    // A length, so that units relative to a container mean the one where it is set.
    property('big', '220px', '<length>'),
    `[data-theme='light'] { --cl-color-scheme: light; }`,
    `[data-theme='dark'] { --cl-color-scheme: dark; }`,
  ].join('\n');
};

/** Declares the tokens in the document, which is the only place where a property can be declared. */
function declareTokens(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokenSheet());
  // First, so that any sheet of the page comes after it.
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}

if (typeof document !== 'undefined') declareTokens();
