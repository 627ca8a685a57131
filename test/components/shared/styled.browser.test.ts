import { expect } from 'chai';
import { html, render } from 'lit';
import { styled, type Styles } from '../../../src/components/shared/styled.js';

describe('styled()', () => {
  const place = document.createElement('div');
  const styleOf = (styles: Styles): CSSStyleDeclaration => {
    render(html`<i ${styled(styles)}></i>`, place);
    return place.querySelector('i')!.style;
  };

  it('sets properties by their names in style sheets, those of our own too', () => {
    const style = styleOf({ width: '50%', 'clip-path': 'inset(0px 1px 2px 3px)', '--ratio': 1.5 });
    expect(style.width).to.equal('50%');
    expect(style.clipPath).to.equal('inset(0px 1px 2px 3px)');
    expect(style.getPropertyValue('--ratio')).to.equal('1.5');
  });

  it('takes away what is no longer among them, and leaves what others have set', () => {
    const style = styleOf({ left: '1px', opacity: 0 });
    style.color = 'red';
    styleOf({ right: '2px', opacity: 0 });
    expect(style.cssText).to.equal('opacity: 0; color: red; right: 2px;');
  });

  it('belongs on an element', () => {
    expect(() => render(html`<i>${styled({})}</i>`, document.createElement('div'))).to.throw(
      'on an element',
    );
  });
});
