import { expect } from 'chai';
import { Shelf } from '../../../src/workers/open/shelf.js';

/** A thing of that many bytes. */
interface Thing {
  readonly name: string;
  readonly bytes: number;
}

describe('Shelf', () => {
  let released: string[];
  let loaded: string[];
  let shelf: Shelf<Thing>;

  beforeEach(() => {
    released = [];
    loaded = [];
    shelf = new Shelf({
      budget: 100,
      bytesOf: ({ bytes }) => bytes,
      release: ({ name }) => released.push(name),
    });
  });

  const add = (name: string, bytes = 10) => {
    const thing = { name, bytes };
    const load = () => {
      loaded.push(name);
      return Promise.resolve({ name, bytes });
    };
    return shelf.add(thing, { source: name, load });
  };

  it('finds what was opened from a source, unless it is among those that are known', () => {
    const a = add('a');
    expect(shelf.find('a', [])).to.equal(a);
    expect(shelf.find('a', [a])).to.equal(null);
    expect(shelf.find('b', [])).to.equal(null);
    expect(shelf.find(null, [])).to.equal(null);
  });

  it('releases a thing with the last who has it open', () => {
    const a = add('a');
    expect(shelf.add(a.value!, a)).to.equal(a);
    shelf.letGo(a);
    expect(released).to.deep.equal([]);
    shelf.letGo(a);
    expect(released).to.deep.equal(['a']);
    expect(shelf.find('a', [])).to.equal(null);
  });

  it('keeps what a job is using until the job is done', async () => {
    const a = add('a');
    await shelf.use(a);
    shelf.letGo(a);
    expect(released).to.deep.equal([]);
    shelf.done(a);
    expect(released).to.deep.equal(['a']);
  });

  it('puts away what was used longest ago beyond its budget, and brings it back once for all', async () => {
    const a = add('a', 60);
    const b = add('b', 30);
    await shelf.use(a);
    shelf.done(a);
    add('c', 30);
    expect(released).to.deep.equal(['b']);
    const [one, other] = await Promise.all([shelf.use(b), shelf.use(b)]);
    expect(one).to.equal(other);
    expect(loaded).to.deep.equal(['b']);
    expect(released).to.deep.equal(['b', 'a']);
  });

  it('puts away neither the two used last nor what is in use, however heavy', async () => {
    const a = add('a', 90);
    await shelf.use(a);
    add('b', 90);
    add('c', 90);
    expect(released).to.deep.equal([]);
    shelf.done(a);
    expect(released).to.deep.equal(['a']);
  });

  it('tells why a thing cannot be had back, and tries once more the next time', async () => {
    let gone = true;
    const load = () => (gone ? Promise.reject(new Error('gone')) : Promise.resolve(back));
    const back = { name: 'back', bytes: 90 };
    const a = shelf.add({ name: 'a', bytes: 90 }, { source: 'a', load });
    add('b', 90);
    add('c', 90);
    const error = await shelf.use(a).catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.equal('gone');
    gone = false;
    expect(await shelf.use(a)).to.equal(back);
  });

  it('renews all that is there, and releases the old once the new is in its place', async () => {
    const a = add('a', 90);
    const b = add('b', 90);
    add('c', 90);
    const put = await shelf.renew();
    expect(loaded).to.deep.equal(['b', 'c']);
    expect(released).to.deep.equal(['a']);
    const old = b.value;
    put();
    expect(b.value).not.to.equal(old);
    expect(released).to.deep.equal(['a', 'b', 'c']);
    expect(a.value).to.equal(null);
  });
});
