import { expect } from 'chai';
import { ExplainClient } from '../../src/workers/explain-client.js';
import type { JobRequest } from '../../src/workers/jobs.types.js';
import { modelUrl, photoUrl } from './support.js';

describe('what is said of folders of test photos, in the worker', () => {
  let client: ExplainClient;
  let photo: Blob;

  before(async () => {
    photo = await (await fetch(photoUrl)).blob();
    client = new ExplainClient();
    await client.run('open-model', { id: 'm', source: modelUrl });
  });
  after(() => client.terminate());

  /** Classes and rule of each folder, with a photo of an Egyptian cat in it, and how many are right. */
  async function counted(
    names: readonly string[],
    given?: NonNullable<JobRequest<'evaluate'>['given']>,
  ) {
    const files = names.map((name) => new File([photo], `photos/${name}/1.png`));
    const request = { model: 'm', folder: names.join(), files, ...(given && { given }) };
    const { folders, counts } = await client.run('evaluate', request);
    const found = folders.map(({ folder, classes, by }) => [folder, classes, by] as const);
    return { found, right: counts.right };
  }

  it('is remembered of the model, until what their names say is wanted again', async () => {
    const cats = [281, 282, 283, 284, 285, 286, 287];
    const byName = [
      ['cat', cats, 'meaning'],
      ['my things', [], null],
    ];
    const both = ['cat', 'my things'];
    expect(await counted(both)).to.eql({ found: byName, right: 1 });
    const said = [
      ['cat', [287], 'given'],
      ['my things', [281, 285], 'given'],
    ];
    const given = [
      ['cat', [287]],
      ['my things', [281, 285]],
    ] as const;
    expect(await counted(both, given)).to.eql({ found: said, right: 1 });
    expect(await counted([...both, 'lynx'])).to.eql({
      found: [said[0], ['lynx', [287], 'name'], said[1]],
      right: 1,
    });
    const again = [
      ['cat', null],
      ['my things', null],
    ] as const;
    expect((await counted(both, again)).found).to.eql(byName);
    expect((await counted(both)).found).to.eql(byName);
  });
});
