import { expect } from 'chai';
import type { Seen, TourStep } from '../../../src/components/inspector/tour/steps.js';
import { Tour } from '../../../src/components/inspector/tour/tour.js';
import type { Selection } from '../../../src/session/snapshot.js';
import { selected, snapshotOf } from '../shared/snapshot.js';

const top = [
  { index: 4, name: 'tabby', probability: 0.7, logit: 2 },
  { index: 2, name: 'lynx', probability: 0.3, logit: 1 },
];
const values = { logits: new Float32Array(5), probabilities: new Float32Array(5) };

function seen(selection: Partial<Selection> = {}, more: Partial<Seen> = {}): Seen {
  const snapshot = snapshotOf(
    { predict: { phase: 'ready', value: { top, ...values } } },
    {
      selection: selected(selection),
      chosen: { classIndex: selection.classIndex ?? 4, layer: 'conv', channel: 0 },
    },
  );
  return {
    ...{ snapshot, pane: 'channel', methods: 16, covering: false },
    panes: ['decision', 'channel', 'circuit', 'network'],
    ...more,
  };
}
const at = ({ step }: Tour): TourStep['at'] | undefined => step?.at;

describe('Tour', () => {
  it('goes on by what the person does, and by nothing else', () => {
    const tour = new Tour(seen());
    expect(tour.step!.text(seen())).to.equal('Choose lynx in the list, and watch the map move.');
    tour.see(seen({ layer: 'conv', channel: 3 }));
    expect(at(tour)).to.equal('classes');
    const steps: readonly [Seen, TourStep['at'] | undefined][] = [
      [seen({ classIndex: 2 }), 'methods'],
      [seen({ classIndex: 2, method: 'hires-cam' }), 'cover'],
      [seen({ classIndex: 2, method: 'hires-cam' }, { covering: true }), 'network'],
      [seen({ layer: 'stem' }), 'grid'],
      [seen({ layer: 'stem', channel: 5 }), 'circuit'],
      [seen({ layer: 'stem', channel: 5 }, { pane: 'circuit' }), undefined],
    ];
    for (const [now, next] of steps) {
      tour.see(now);
      expect(at(tour)).to.equal(next);
    }
  });

  it('leaves out what cannot be done with what is open', () => {
    const tour = new Tour(seen({}, { methods: 1, panes: ['decision', 'channel'] }));
    expect(tour.place).to.deep.equal({ at: 1, of: 3 });
    tour.next(seen());
    expect(at(tour)).to.equal('cover');
    const { snapshot, ...rest } = seen();
    const nameless = { ...snapshotOf({}), selection: snapshot.selection };
    expect(at(new Tour({ ...rest, snapshot: nameless }))).to.equal('methods');
  });

  it('leaves a step out when it is skipped', () => {
    const tour = new Tour(seen());
    tour.next(seen());
    expect(at(tour)).to.equal('methods');
    expect(tour.place).to.deep.equal({ at: 2, of: 6 });
  });
});
