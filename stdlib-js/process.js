'use strict';
// require('process') is the global object, whatever became of the global.
module.exports = process;
