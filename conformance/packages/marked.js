const { marked } = require('marked');
console.log(marked.parse(`# Title

Some *emphasis*, **strong**, \`code\` and a [link](http://example.com "t").

- one
- two
  1. nested

| a | b |
|---|--:|
| 1 | 2 |

\`\`\`js
const x = 1 < 2;
\`\`\`

> quote

<div>html</div>
`));
