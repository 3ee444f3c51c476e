// Joi, Zod, Ajv, Yup and validator on bad input.
const Joi = require('joi'),
  { z } = require('zod'),
  Ajv = require('ajv').default || require('ajv'),
  yup = require('yup'),
  v = require('validator');
console.log(
  Joi.object({ a: Joi.number().min(1).required(), b: Joi.string().email({ tlds: false }), c: Joi.array().items(Joi.date().iso()) })
    .validate({ a: 0, b: 'x' }, { abortEarly: false })
    .error.details.map((d) => d.message),
);
console.log(
  z
    .object({ a: z.string().min(2), b: z.number().optional(), c: z.enum(['x', 'y']), d: z.union([z.string(), z.number()]) })
    .safeParse({ a: 'x', c: 'q', d: 5 })
    .error.issues.map((i) => [i.path.join('.'), i.message]),
);
const ajv = new Ajv({ allErrors: true });
const val = ajv.compile({
  type: 'object',
  properties: { a: { type: 'integer', minimum: 3 }, b: { type: 'string', pattern: '^x' } },
  required: ['a', 'q'],
  additionalProperties: false,
});
console.log(
  val({ a: 1, b: 'y', z: 1 }),
  val.errors.map((e) => e.instancePath + ' ' + e.message),
);
yup
  .object({ a: yup.number().positive().integer(), b: yup.string().url() })
  .validate({ a: -1.5, b: 'q' }, { abortEarly: false })
  .catch((e) => console.log(e.name, e.errors));
console.log(
  v.isEmail('a@b.co'),
  v.isURL('http://x.y'),
  v.isUUID('550e8400-e29b-41d4-a716-446655440000'),
  v.escape('<a>'),
  v.isCreditCard('4111111111111111'),
);
