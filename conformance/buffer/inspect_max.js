// INSPECT_MAX_BYTES bounds what inspect shows.
const buffer = require('buffer');
console.log(buffer.INSPECT_MAX_BYTES, buffer.Buffer.alloc(60));
buffer.INSPECT_MAX_BYTES = 2;
console.log(buffer.Buffer.from('abcd'));
buffer.INSPECT_MAX_BYTES = Infinity;
console.log(buffer.Buffer.alloc(60).inspect().length);
for (const bad of [-1, 'x', NaN]) {
  try {
    buffer.INSPECT_MAX_BYTES = bad;
  } catch (error) {
    console.log(error.code, error.message);
  }
}
