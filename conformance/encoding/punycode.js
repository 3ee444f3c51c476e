process.removeAllListeners('warning');
const punycode = require('punycode');
for (const text of ['mañana', '日本', 'bücher', 'plain', '', 'a😀b', 'ليهمابتكلموشعربي؟']) {
  const encoded = punycode.encode(text);
  console.log(encoded, punycode.decode(encoded) === text);
}
console.log(punycode.toASCII('mañana.com'), punycode.toASCII('джумла@джpумлатест.bрфa'), punycode.toASCII('日本。com'));
console.log(punycode.toUnicode('xn--maana-pta.com'), punycode.toUnicode('me@xn--p-8sbkgc5ag7bhce.xn--ba-lmcq'));
console.log(punycode.ucs2.decode('a😀').join(), punycode.ucs2.encode([97, 0x1f600]));
for (const bad of ['é-x', 'a-*', 'zzzzzzzzzzzz']) {
  try {
    console.log(punycode.decode(bad));
  } catch (e) {
    console.log(e.name, e.message);
  }
}
