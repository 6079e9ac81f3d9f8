/** Partitions of AWS. */
const PARTITIONS = /^(aws|aws-cn|aws-us-gov|aws-iso(-[a-z])?|aws-eusc|\*)$/;

/** What the path of a resource of IAM begins with. */
const IAM_PATHS = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

/** A variable stands for one word; the colon in it ends no part of an ARN. */
const VARIABLES = /\$\{[^}]*\}/g;

/**
 * What AWS says of a resource that is neither `*` nor an ARN, or an ARN that cannot be; null where nothing is wrong. AWS
 * was recorded to pad what is too short with `*` before it looks at the partition.
 */
export function resourceProblem(resource: string): string | null {
  if (resource === '*') return null;
  if (!resource.includes(':')) return `Resource ${resource} must be in ARN format or "*".`;
  const parts = resource.replace(VARIABLES, 'x').split(':');
  const [, partition = '', vendor = '', region = '', account, ...path] = parts;
  if (!PARTITIONS.test(partition)) {
    const padded = ['arn', ...parts.slice(1), ...Array<string>(Math.max(0, 6 - parts.length)).fill('*')];
    return `Partition "${partition}" is not valid for resource "${padded.join(':')}".`;
  }
  if (vendor === '' || vendor.includes('*')) {
    return parts.length < 6 ? 'Resource vendor must be fully qualified and cannot contain regexes.' : null;
  }
  if (vendor === 'iam') return iamProblem(resource, region, path.join(':'));
  // Buckets have neither region nor account; access points have both.
  if (vendor === 's3' && region !== '' && account === '')
    return `Resource ${resource} can not contain region information.`;
  return null;
}

function iamProblem(resource: string, region: string, path: string): string | null {
  if (region !== '') return `IAM resource ${resource} cannot contain region information.`;
  const isKnown =
    path === '*' ||
    path === 'root' ||
    IAM_PATHS.some((begin) => path.startsWith(begin)) ||
    /^[*?]/.test(path);
  return isKnown ? null : `IAM resource path must either be "*" or start with ${IAM_PATHS.join(', ')}.`;
}
