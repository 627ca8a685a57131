import { expect } from 'chai';
import { version } from '../../src/facts/version.js';
import { manifest } from '../../src/platform/package.js';

describe('the version', () => {
  it('is that of the package', () => {
    expect(version).to.equal(manifest().version);
  });
});
