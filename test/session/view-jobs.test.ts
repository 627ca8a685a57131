import { expect } from 'chai';
import { methodNames } from '../../src/facts/methods.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import { traitsOf, viewJobs, type WantRequest } from '../../src/session/view-jobs.js';
import { jobs } from '../../src/workers/jobs/index.js';
import { heatmap, openSession } from './support.js';

const heatmapOf = (method: string, classIndex: number) =>
  ({ job: 'heatmap', request: { method, classIndex } }) satisfies Want<'heatmap'>;

describe('viewJobs', () => {
  it('has every job of the worker but those that open, keep and switch', () => {
    const others = ['open-model', 'open-image', 'kept-models', 'backend'];
    const names = Object.keys(jobs).filter((name) => !others.includes(name));
    expect(Object.keys(viewJobs)).to.have.members(names);
  });

  it('calls quick what the worker runs in the foreground, and slow what it runs in the background', () => {
    for (const name of Object.keys(viewJobs) as (keyof typeof viewJobs)[]) {
      if (name === 'heatmap') continue;
      const { lane } = jobs[name];
      expect(viewJobs[name].pace, name).to.equal(lane === 'background' ? 'slow' : 'quick');
    }
    const { lane } = jobs.heatmap;
    const { pace } = traitsOf('heatmap');
    for (const method of methodNames) {
      for (const augment of [false, true]) {
        const question: WantRequest<'heatmap'> = { method, augment };
        const runsIn =
          typeof lane === 'function' ? lane({ ...question, model: '', image: '' }) : lane;
        const says = typeof pace === 'function' ? pace(question) : pace;
        expect(says, method).to.equal(runsIn === 'background' ? 'slow' : 'quick');
      }
    }
  });

  it('keeps the heatmaps of all methods for three classes, so that going back computes nothing', () => {
    const session = openSession();
    const all = methodNames.flatMap((method) => [0, 1, 2].map((index) => heatmapOf(method, index)));
    for (const want of all) {
      const { method, classIndex } = want.request;
      session.want(want).done({ job: 'heatmap', result: { ...heatmap(classIndex), method } });
    }
    session.want();
    for (const want of all) expect(snapshot(session.state).slot(want).phase).to.equal('ready');
  });

  it('takes what tells answers apart into their names, and nothing that only spares work', () => {
    const file = new Blob(['a']);
    const { names: ofPatch } = traitsOf('patch');
    const patch = { layer: 'a', folder: 'f', picture: 1, row: 2, column: 3 };
    expect(ofPatch({ ...patch, file })).to.deep.equal(patch);
    const { names: ofScan } = traitsOf('scan');
    const scan = { layer: 'a', folder: 'f' };
    expect(ofScan({ ...scan, files: [file] })).to.deep.equal(scan);
  });
});
