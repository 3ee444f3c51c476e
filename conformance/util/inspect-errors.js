const { inspect } = require('util');
const bare = (error) => inspect(error).split('\n').filter((line) => !line.startsWith('    at ')).join('\n').replace(/ +at .*\n/g, '');
class Foo extends Error {}
class FooError extends Error {}
const renamed = new Error('x');
renamed.name = 'Other';
const noStack = new Error('m');
noStack.stack = undefined;
for (const error of [new Foo('x'), new FooError('x'), renamed, noStack, Object.assign(new Error('m'), { code: 'E' }), new RangeError('')]) {
  console.log(bare(error));
}
const plain = new Error('p');
plain.stack = 'Error: p';
plain.cause = 'why';
console.log(inspect(plain));
