// A calculator's tokenizer, parser and evaluator, over characters and a tree.
let source = '';
for (let i = 0; i < 1500; i++) source += `let v${i} = (${i} + 3.5 * v${i >> 1}) / (2 - -${i % 9}) ; // note\n`;
function tokenize(text) {
  const tokens = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c === ' ' || c === '\n') {
      i++;
    } else if (c === '/' && text[i + 1] === '/') {
      while (i < text.length && text[i] !== '\n') i++;
    } else if (c >= '0' && c <= '9') {
      const from = i;
      while ((text[i] >= '0' && text[i] <= '9') || text[i] === '.') i++;
      tokens.push({ type: 'number', value: parseFloat(text.slice(from, i)) });
    } else if ((c >= 'a' && c <= 'z') || c === '_') {
      const from = i;
      while ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9')) i++;
      const word = text.slice(from, i);
      tokens.push({ type: word === 'let' ? 'keyword' : 'name', value: word });
    } else {
      tokens.push({ type: 'sign', value: c });
      i++;
    }
  }
  return tokens;
}
function parse(tokens) {
  let at = 0;
  const peek = () => tokens[at];
  const next = () => tokens[at++];
  function primary() {
    const token = next();
    switch (token.type) {
      case 'number':
        return { kind: 'number', value: token.value };
      case 'name':
        return { kind: 'name', name: token.value };
      case 'sign':
        if (token.value === '-') return { kind: 'minus', of: primary() };
        if (token.value === '(') {
          const inner = binary(0);
          next();
          return inner;
        }
    }
    throw new SyntaxError('unexpected ' + token.value);
  }
  const level = { '+': 1, '-': 1, '*': 2, '/': 2 };
  function binary(min) {
    let left = primary();
    while (at < tokens.length && level[peek().value] > min) {
      const operator = next().value;
      left = { kind: 'binary', operator, left, right: binary(level[operator]) };
    }
    return left;
  }
  const statements = [];
  while (at < tokens.length) {
    next();
    const name = next().value;
    next();
    statements.push({ name, value: binary(0) });
    next();
  }
  return statements;
}
function evaluate(node, scope) {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'name':
      return scope.get(node.name) ?? 1;
    case 'minus':
      return -evaluate(node.of, scope);
    case 'binary': {
      const a = evaluate(node.left, scope);
      const b = evaluate(node.right, scope);
      switch (node.operator) {
        case '+':
          return a + b;
        case '-':
          return a - b;
        case '*':
          return a * b;
        default:
          return a / b;
      }
    }
  }
}
const program = parse(tokenize(source));
const scope = new Map();
for (let i = 0; i < 3; i++) for (const { name, value } of program) scope.set(name, evaluate(value, scope));
console.log(program.length, scope.get('v1499').toFixed(6));
