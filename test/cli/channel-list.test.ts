import { expect } from 'chai';
import { channelsOf, channelText, readChannels } from '../../src/cli/channel-list.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { ChannelNotFoundError } from '../../src/core/errors.js';

const layer = {
  name: 'conv',
  kind: 'Conv2D',
  role: 'convolution',
  outputShape: [7, 7, 24],
  parameters: 0,
  inbound: [],
  spatial: true,
  channels: 24,
} as const;
const channels = (text: string) => channelsOf(readChannels(text), layer);

describe('readChannels', () => {
  it('readChannels("0-3,20") has both ends of a range and single channels', () => {
    expect(channels('0-3,20')).to.deep.equal([0, 1, 2, 3, 20]);
  });

  it('readChannels("20,0-2") keeps the order, and each channel once', () => {
    expect(channels('20,0-2,1')).to.deep.equal([20, 0, 1, 2]);
  });

  it('readChannels("all") stands for every channel of the layer', () => {
    expect(channels('all')).to.deep.equal(Array.from({ length: 24 }, (_, i) => i));
  });

  for (const text of ['', '3-1', '-1', 'a', '1,', '1.5', '1-2-3']) {
    it(`readChannels("${text}") is wrong use`, () => {
      expect(() => readChannels(text)).to.throw(UsageError, `not "${text}"`);
    });
  }

  it('a range beyond the last channel is told by its far end, without listing it', () => {
    expect(() => channels('0-9999999')).to.throw(ChannelNotFoundError, '0 to 23, not 9999999');
  });
});

describe('channelText', () => {
  it('channelText([0, 1, 2, 7, 5, 6]) joins what follows on', () => {
    expect(channelText([0, 1, 2, 7, 5, 6])).to.equal('0-2,7,5-6');
  });
});
