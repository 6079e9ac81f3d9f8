/** Tests of moto that have to pass, because what they expect is what AWS does, as far as that is known. */
export const PASSING: readonly string[] = [
  'test_iam/test_iam.py::test_get_user',
  'test_iam/test_iam.py::test_user_policies',
  'test_iam/test_iam.py::test_user_policy_encoding',
  'test_iam/test_iam.py::test_create_login_profile_with_unknown_user',
  'test_iam/test_iam.py::test_delete_login_profile_with_unknown_user',
  'test_iam/test_iam.py::test_limit_access_key_per_user',
  'test_iam/test_iam.py::test_get_access_key_last_used_when_unused',
  'test_iam/test_iam.py::test_create_virtual_mfa_device',
  'test_iam/test_iam.py::test_delete_virtual_mfa_device',
  'test_iam/test_iam.py::test_list_virtual_mfa_devices_errors',
  'test_iam/test_iam.py::test_generate_credential_report',
  'test_iam/test_iam.py::test_get_credential_report',
  'test_iam/test_iam.py::test_attach_detach_user_policy',
  'test_iam/test_iam.py::test_only_detach_user_policy',
  'test_iam/test_iam.py::test_get_account_password_policy_errors',
  'test_sts/test_sts.py::test_get_access_key_info_with_iam_user',
];

// Against AWS. "Recorded" is in test/sim/aws/aws-facts.json, "documented" in the IAM User Guide or the API reference.
const ANY_DIGITS = 'enables a device with digits that are none of its codes; AWS refuses them (recorded)';
const OLD_WORDS = 'expects words that AWS does not say today (recorded)';
const SHORT_PASSWORD =
  'gives a password of less than 8 characters, or of one kind of them; the default policy refuses it (documented)';
const NO_POLICY = 'calls with the key of a user who has no policy; AWS denies that (documented)';
const CALLERS_KEYS =
  'names no user, as root, for a key of a user; the user is then that of the calling key, which is root (documented)';
const OWN_IDS =
  'expects ids or tokens of moto, always the same; AWS draws them, and those of the lab begin with LAB';
const AS_MOTO = 'expects a user that is called moto or default_user behind any key';

// Not against AWS, and not in the lab.
const USER_TAGS = 'tags users, which the lab has not';
const PASSWORD_POLICY = 'sets a password policy, which the lab has not';
const MAKES_ROLES = 'makes a role, which the lab has not';

/** Those about the same operations that cannot pass, and why. */
export const DIFFERENT: Readonly<Record<string, string>> = {
  'test_iam/test_iam.py::test_mfa_devices': ANY_DIGITS,
  'test_iam/test_iam.py::test_enable_virtual_mfa_device': `${ANY_DIGITS}; and ${USER_TAGS}`,
  'test_iam/test_iam.py::test_get_account_summary': ANY_DIGITS,
  'test_iam/test_iam.py::test_create_user': OLD_WORDS,
  'test_iam/test_iam.py::test_delete_nonexistent_login_profile': OLD_WORDS,
  'test_iam/test_iam.py::test_create_virtual_mfa_device_errors': OLD_WORDS,
  'test_iam/test_iam.py::test_delete_virtual_mfa_device_errors': OLD_WORDS,
  'test_iam/test_iam.py::test_list_virtual_mfa_devices':
    'expects the marker 1; what is in a marker is not documented',
  'test_iam/test_iam.py::test_get_login_profile': SHORT_PASSWORD,
  'test_iam/test_iam.py::test_update_login_profile': SHORT_PASSWORD,
  'test_iam/test_iam.py::test_delete_login_profile': SHORT_PASSWORD,
  'test_iam/test_iam.py::test_create_login_profile__duplicate': `${SHORT_PASSWORD}; and ${OLD_WORDS}`,
  'test_iam/test_iam.py::test_get_credential_report_content': SHORT_PASSWORD,
  'test_iam/test_iam.py::test_list_users':
    'takes paths that do not begin and end with a slash; AWS refuses them (documented)',
  'test_iam/test_iam.py::test_create_access_key': `${OWN_IDS}; and ${NO_POLICY}`,
  'test_iam/test_iam.py::test_list_access_keys': NO_POLICY,
  'test_iam/test_iam.py::test_get_access_key_last_used_when_used': NO_POLICY,
  'test_iam/test_iam.py::test_delete_access_key': CALLERS_KEYS,
  'test_iam/test_iam.py::test_update_access_key': CALLERS_KEYS,
  'test_iam/test_iam.py::test_get_current_user': AS_MOTO,
  'test_sts/test_sts.py::test_get_session_token': OWN_IDS,
  'test_sts/test_sts.py::test_get_caller_identity_with_default_credentials': AS_MOTO,
  'test_sts/test_sts.py::test_sts_regions': AS_MOTO,
  'test_sts/test_sts.py::test_get_access_key_info_default':
    'finds an account for a key that nobody has; what AWS says to that is not documented',
  'test_sts/test_sts.py::test_get_caller_identity_with_iam_user_credentials':
    'is in China for half of it; the lab has one partition',
  'test_sts/test_sts.py::test_get_caller_identity_with_assumed_role_credentials': MAKES_ROLES,
  'test_sts/test_sts.py::test_assume_role': MAKES_ROLES,
  'test_sts/test_sts.py::test_assume_role_with_too_long_role_session_name': MAKES_ROLES,
  'test_iam/test_iam.py::test_update_user': 'renames a user, which the lab cannot',
  'test_iam/test_iam.py::test_delete_user': 'deletes a policy, which the lab cannot',
  'test_iam/test_iam_account_aliases.py::test_account_aliases':
    'makes an alias; the account of the lab has one from the beginning',
  'test_iam/test_iam.py::test_list_user_tags': USER_TAGS,
  'test_iam/test_iam.py::test_create_user_with_tags': USER_TAGS,
  'test_iam/test_iam.py::test_tag_user': USER_TAGS,
  'test_iam/test_iam.py::test_tag_user_error_unknown_user_name': USER_TAGS,
  'test_iam/test_iam.py::test_untag_user': USER_TAGS,
  'test_iam/test_iam.py::test_untag_user_error_unknown_user_name': USER_TAGS,
  'test_iam/test_iam.py::test_update_account_password_policy': PASSWORD_POLICY,
  'test_iam/test_iam.py::test_update_account_password_policy_errors': PASSWORD_POLICY,
  'test_iam/test_iam.py::test_get_account_password_policy': PASSWORD_POLICY,
  'test_iam/test_iam.py::test_delete_account_password_policy': PASSWORD_POLICY,
  'test_iam/test_iam.py::test_delete_account_password_policy_errors': PASSWORD_POLICY,
};
