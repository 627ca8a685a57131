import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import config from '../../vite.config.js';

const page = await readFile(new URL('../../demo/index.html', import.meta.url), 'utf8');

describe('the policies of the page', () => {
  const csp = config.preview?.headers?.['Content-Security-Policy'];

  it('come as headers too, which a worker obeys, in development and built', () => {
    expect(page).to.contain(`content="${String(csp)}"`);
    expect(page).to.contain('<meta name="referrer" content="no-referrer" />');
    expect(config.preview?.headers).to.have.property('Referrer-Policy', 'no-referrer');
    expect(config.server?.headers).to.deep.equal(config.preview?.headers);
  });

  it('allow no server on this machine but the page’s own, and no pictures from elsewhere', () => {
    const sources = (name: string) =>
      new RegExp(`${name} ([^;]*)`).exec(String(csp))?.[1]?.split(' ');
    expect(sources('default-src')).to.deep.equal(["'none'"]);
    expect(sources('connect-src')).to.deep.equal(["'self'", 'https:']);
    expect(sources('img-src')).to.deep.equal(["'self'", 'data:', 'blob:']);
  });
});
