// A verdict as a badge, as the page's template makes it: words, a glyph and a colour.

function verdictBadge(code) {
  const glyph = element('span', { className: 'glyph', ariaHidden: 'true' }, report.verdictGlyphs[code]);
  return element('span', { className: `verdict verdict-${report.verdictTones[code]}` }, glyph, ` ${report.verdictTitles[code]}`);
}
