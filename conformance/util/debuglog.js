const { debug, debuglog } = require('util');
console.log(debuglog === debug, debuglog('other').enabled);
debuglog('other')('never shown');
