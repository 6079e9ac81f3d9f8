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
  nistFactors: 'NIST SP 800-63-3 section 4.3.1: something you know, have, are',
  arxiv: 'arXiv 2305.00945: MFA on Azure Active Directory accounts, 2023',
  secureByDesign:
    'https://aws.amazon.com/blogs/security/secure-by-design-aws-enhances-centralized-security-controls-as-mfa-requirements-expand',
  changePassword: `${GUIDE}id_credentials_passwords_user-change-own.html`,
  fido: `${GUIDE}id_credentials_mfa_fido_supported_configurations.html`,
  mfaPage: 'https://aws.amazon.com/iam/features/mfa/',
  quotas: `${GUIDE}reference_iam-quotas.html`,
  hardware: `${GUIDE}id_credentials_mfa_enable_physical.html`,
  lost: `${GUIDE}id_credentials_mfa_lost-or-broken.html`,
  rootTypes: 'https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/avail-mfa-types-for-root.html',
  rootReset: 'https://repost.aws/knowledge-center/reset-root-user-mfa-device',
  disable: `${GUIDE}id_credentials_mfa_disable.html`,
  bulletin: 'https://aws.amazon.com/security/security-bulletins/AWS-2023-001/',
  timeSync: 'https://repost.aws/knowledge-center/troubleshoot-mfa-root-user-failures',
  authyEnded:
    'https://help.cliniko.com/en/articles/9028223-how-to-switch-from-twilio-authy-desktop-app-to-mobile',
  googleStudy: 'Google, NYU and UCSD study of account takeovers, 2019',
  consoleSession: `${GUIDE}id_roles_use_switch-role-console.html`,
  endSession: `${GUIDE}id_credentials_temp_control-access_disable-perms.html`,
  freePlan:
    'https://github.com/aws/agent-toolkit-for-aws: skills/core-skills/aws-billing-and-cost-management, references/free-tier.md',
  awsLogin: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
  getSessionToken: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
  cloudCopies:
    'Google Security Blog, 24 April 2023: Google Authenticator now supports Google Account synchronization',
  helpDesk: 'https://www.cisa.gov/news-events/cybersecurity-advisories/aa23-320a',
  passwordPolicy: `${GUIDE}id_credentials_passwords_account-policy.html`,
  assumeRole: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  webauthn: 'W3C Web Authentication Level 2, sections 6 and 7',
  lab: "The lab's own choice",
} as const;
