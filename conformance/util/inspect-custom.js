const { inspect } = require('util');
console.log(inspect({ [inspect.custom](depth, options, fn) { return `${depth} ${typeof options.stylize} ${fn === inspect}`; } }));
console.log(inspect({ a: { [inspect.custom]() { return 'x\ny'; } } }));
console.log(inspect({ [inspect.custom]() { return { other: 1 }; } }));
console.log(inspect({ [inspect.custom]() { return 1; }, a: 1 }, { customInspect: false }));
console.log(inspect({ a: { [inspect.custom](depth, options) { return inspect({ q: [1] }, options); } } }, { depth: 0 }));
