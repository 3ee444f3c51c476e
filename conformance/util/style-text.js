const { stripVTControlCharacters, styleText } = require('util');
const style = (format, text) => JSON.stringify(styleText(format, text, { validateStream: false }));
console.log(style('red', 'a'), style(['bold', 'underline'], 'a'), style('none', 'a'));
console.log(style('red', `a${styleText('blue', 'b', { validateStream: false })}c`), style('bold', `a${styleText('dim', 'b', { validateStream: false })}c`));
for (const args of [['nocolor', 'a'], ['red', 5], ['red', 'a', { validateStream: 1 }], ['red', 'a', { stream: {} }]]) {
  try { styleText(...args); } catch (error) { console.log(error.code, error.message.slice(0, 90)); }
}
console.log(styleText('red', 'no terminal'), stripVTControlCharacters('\u001b[31mred\u001b[39m \u001b]8;;x\u0007l\u001b]8;;\u0007'));
try { stripVTControlCharacters(1); } catch (error) { console.log(error.code, error.message); }
