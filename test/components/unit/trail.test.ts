import { expect } from 'chai';
import { Trail } from '../../../src/components/unit/trail.js';

const [a, b, c] = [1, 2, 3].map((channel) => ({ layer: 'conv', channel }));

describe('the trail along a circuit', () => {
  it('leads back the way that was walked', () => {
    const trail = new Trail();
    trail.arrive(a!);
    expect(trail.previous).to.equal(undefined);
    trail.walk(a!, b!);
    trail.arrive(b!);
    trail.walk(b!, c!);
    trail.arrive(c!);
    expect(trail.previous).to.deep.equal(b);
    trail.goBack();
    trail.arrive(b!);
    expect(trail.previous).to.deep.equal(a);
    trail.goBack();
    trail.arrive(a!);
    expect(trail.previous).to.equal(undefined);
  });

  it('begins anew at a channel that no link led to', () => {
    const trail = new Trail();
    trail.arrive(a!);
    trail.walk(a!, b!);
    trail.arrive(b!);
    trail.arrive({ layer: 'other', channel: 2 });
    expect(trail.previous).to.equal(undefined);
  });
});
