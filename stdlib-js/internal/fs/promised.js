'use strict';
// The promise faces of all verbs, also of those by descriptor.
internalBinding('fs').addPromisesTo(exports);
