import axe from 'axe-core';
import { expect } from 'chai';

describe('axe in the test browser', () => {
  it('finds an image without a text alternative', async () => {
    const image = document.createElement('img');
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    document.body.append(image);
    const { violations } = await axe.run(image);
    expect(violations.map(({ id }) => id)).to.include('image-alt');
    image.remove();
  });
});
