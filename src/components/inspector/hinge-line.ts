import { html, nothing, type TemplateResult } from 'lit';

/** Half of the room for the number in the middle, and what is left free at both ends. */
const halfNumber = 19;
const inset = 4;

/** Where the tile of the selected channel has its middle, in pixels below the top of `hinge`. */
export function selectedRow(grids: Element | null, hinge: Element | null): number | null {
  const tile = grids?.shadowRoot?.querySelector('[role=option][aria-selected=true] .picture');
  if (!tile || !hinge) return null;
  const { top, height } = tile.getBoundingClientRect();
  return height > 0 ? top + height / 2 - hinge.getBoundingClientRect().top : null;
}

/** The dotted line that joins the selected tile on the left with the one on the right. */
export function hingeLine(
  y: number | null,
  width: number,
  channel: number | null,
): TemplateResult | typeof nothing {
  if (y === null || channel === null || width <= 0) return nothing;
  const middle = width / 2;
  return html`
    <svg class="tie" width=${width} height=${y + 12} aria-hidden="true">
      <path
        d="M${inset} ${y}H${middle - halfNumber}M${middle + halfNumber} ${y}H${width - inset}"
      />
      <text x=${middle} y=${y + 4} text-anchor="middle">${channel}</text>
    </svg>
  `;
}
