const fs = require('fs');
const UglifyJS = require('uglify-js');
const result = UglifyJS.minify('function add(first, second) { var unused = 1; if (false) { console.log("dead"); } return first + second; } console.log(add(1, 2));', { toplevel: true });
console.log(result.code, result.error);
const commander = fs.readFileSync(require.resolve('semver/functions/parse'), 'utf8');
console.log(UglifyJS.minify(commander).code);
console.log(UglifyJS.minify('var = 1').error.message);
