import { expect } from 'chai';
import type { CoverResult } from '../../src/core/covering/cover.types.js';
import { methodNames } from '../../src/facts/methods.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import {
  traitsOf,
  viewJobs,
  type KnownAnswer,
  type WantRequest,
} from '../../src/session/view-jobs.js';
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
      if (name === 'heatmap' || name === 'cover') continue;
      const { lane } = jobs[name];
      expect(viewJobs[name].pace, name).to.equal(lane === 'background' ? 'slow' : 'quick');
    }
    for (const elsewhere of [0, 20]) {
      const question = { covers: [], fill: 'mean', elsewhere } as const;
      const runsIn = (jobs.cover.lane as (request: object) => string)({ ...question });
      expect(viewJobs.cover.pace(question)).to.equal(runsIn === 'background' ? 'slow' : 'quick');
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

  it('carries on covering elsewhere from what it has, and asks about maps that are there', () => {
    const cover = { covers: [], fill: 'mean', classIndex: 1, elsewhere: 20 } as const;
    const so = { fill: 'mean', classIndex: 1, elsewhere: [] } as unknown as CoverResult;
    const known = (job: string, fits: (request: object) => boolean, value: unknown) =>
      (({ job: asked, request }: Want) =>
        asked === job && fits(request) ? value : undefined) as KnownAnswer;
    const quick = known(
      'cover',
      (request) => 'elsewhere' in request && request.elsewhere === 0,
      so,
    );
    expect(traitsOf('cover').complete?.(cover, quick)).to.eql({ from: so });
    const occlusion = heatmap(1);
    const maps = known(
      'heatmap',
      (request) => 'method' in request && request.method === 'occlusion',
      occlusion,
    );
    const question = { method: 'grad-cam', classIndex: 1 };
    expect(traitsOf('disagreement').complete?.(question, maps)).to.eql({
      occlusion: occlusion.inputMap,
    });
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
