const semver = require('semver');
console.log(semver.valid('v1.2.3'), semver.inc('1.2.3', 'minor'), semver.satisfies('1.5.0', '^1.2 || >=3'), semver.validRange('~1.2.x'));
console.log(['1.0.0', '1.0.0-beta.2', '1.0.0-beta.11', '0.9.9'].sort(semver.compare), semver.coerce('v2.x').version);
console.log(semver.minVersion('>1.2.3-0').version, semver.diff('1.2.3', '2.0.0-rc.1'), semver.parse('1.2.3-a.1+b'));
