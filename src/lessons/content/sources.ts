const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';

/** Pages and documents that lessons name as the source of a fact. */
export const SOURCES = {
  enableVirtual: `${GUIDE}id_credentials_mfa_enable_virtual.html`,
  signInWithMfa: `${GUIDE}console_sign-in-mfa.html`,
  mfa: `${GUIDE}id_credentials_mfa.html`,
  sync: `${GUIDE}id_credentials_mfa_sync.html`,
  alias: `${GUIDE}FindingYourAWSId.html`,
  selfManage: `${GUIDE}reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html`,
  gettingStartedMfa: `${GUIDE}gs-identities-mfa.html`,
  troubleshoot: `${GUIDE}troubleshoot_general.html`,
  userSignIn:
    'https://docs.aws.amazon.com/signin/latest/userguide/introduction-to-iam-user-sign-in-tutorial.html',
  enableApi: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html',
  virtualDeviceApi: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html',
  measured: 'Measured on AWS by a third party in 2026 (stackd, docs/iam-mfa.md); not a promise of AWS',
  smsEnded: 'AWS documentation history: SMS MFA for IAM users, support ended by December 2021',
  rfc6238: 'RFC 6238 section 4.2',
  rfc6238Reuse: 'RFC 6238 section 5.2',
  labelsChanged: 'AWS documentation history: console labels changed between 23 November and 16 December 2022',
  nist: 'NIST SP 800-63B-3 section 5.1.3.3: risks of the telephone network',
  lab: "The lab's own choice",
} as const;
