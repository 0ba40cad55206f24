import {expect, fixture, html} from '@open-wc/testing';
import {loadErrorMessages} from '../../components/error-messages.ts';
import {fill, languageOf, loadMessages, localeOf} from '../../components/localize.ts';

describe('the locale', () => {
  it('is English where a page names one that nobody could format in', () => {
    const element = document.createElement('div');
    element.lang = 'xx-yy-zzz';
    expect(localeOf(element)).to.equal('en');
    element.lang = 'de_at';
    expect(localeOf(element)).to.equal('de-AT');
  });
});

describe('the language', () => {
  it('is the nearest that we have sentences in', () => {
    const found = ['de', 'de-AT', 'DE-ch', 'en-GB', 'xx', 'x', '', 'constructor'].map(languageOf);
    expect(found).to.deep.equal(['de', 'de', 'de', 'en', 'en', 'en', 'en', 'en']);
  });

  it('is the element’s own, else the nearest outside, through shadow roots, else English', async () => {
    const outside = await fixture<HTMLDivElement>(html`<div lang="de-AT"><p></p></div>`);
    const host = outside.querySelector('p')!;
    const inside = document.createElement('span');
    host.attachShadow({mode: 'open'}).append(inside);
    expect(localeOf(inside)).to.equal('de-AT');
    expect(localeOf(Object.assign(inside, {locale: 'fr'}))).to.equal('fr');
    outside.removeAttribute('lang');
    expect(localeOf(host)).to.equal('en');
  });

  it('may be written as content management systems do', () => {
    expect(localeOf(Object.assign(document.createElement('p'), {locale: 'de_AT'}))).to.equal('de-AT');
  });
});

describe('the sentences', () => {
  it('are those of the language; errors’ come with German, and when asked for in English', async () => {
    expect((await loadMessages('de-CH')).testMode).to.equal('Testmodus');
    expect((await loadMessages('de')).error_Canceled).to.contain('abgebrochen');
    expect((await loadMessages('xx')).testMode).to.equal('Test mode');
    await loadErrorMessages('en');
    expect((await loadMessages('en')).error_Canceled).to.contain('The payment was cancelled.');
  });

  it('take values in, and leave what has none', () => {
    expect(fill('{a} and {b}, {a}', {a: '$&', b: 2})).to.equal('$& and 2, $&');
    expect(fill('{a} and {b}', {a: 1})).to.equal('1 and {b}');
  });
});
