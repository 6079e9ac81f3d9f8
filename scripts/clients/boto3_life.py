# A life with a device, with boto3 as `mfa-lab shell` finds it: no address and no key stands here.
import base64
import hashlib
import hmac
import os
import struct
import time

import boto3
from botocore.exceptions import ClientError

user = os.environ['AWS_PROFILE']

# Versions before 1.28 do not read the variable.
old = tuple(int(part) for part in boto3.__version__.split('.')[:2]) < (1, 28)
url = os.environ['AWS_ENDPOINT_URL'] if old else None


def code(seed, steps=0):
    key = base64.b32decode(seed + '=' * (-len(seed) % 8))
    digest = hmac.new(key, struct.pack('>Q', int(time.time()) // 30 + steps), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f'{(struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}'


def refused(call, **given):
    try:
        call(**given)
    except ClientError as error:
        return f'{error.response["Error"]["Code"]}: {error.response["Error"]["Message"]}'
    return 'not refused'


iam, sts = boto3.client('iam', endpoint_url=url), boto3.client('sts', endpoint_url=url)
print('who', sts.get_caller_identity()['Arn'])
device = iam.create_virtual_mfa_device(VirtualMFADeviceName=user)['VirtualMFADevice']
serial, seed = device['SerialNumber'], device['Base32StringSeed'].decode()
print('picture', device['QRCodePNG'][1:4].decode())
enable = {'UserName': user, 'SerialNumber': serial}
same = {'AuthenticationCode1': code(seed), 'AuthenticationCode2': code(seed)}
print('same', refused(iam.enable_mfa_device, **enable, **same))
iam.enable_mfa_device(**enable, AuthenticationCode1=code(seed, -1), AuthenticationCode2=code(seed))
print('devices', len(iam.list_mfa_devices()['MFADevices']))
once = {'SerialNumber': serial, 'TokenCode': code(seed)}
keys = sts.get_session_token(**once)['Credentials']
print('again', refused(sts.get_session_token, **once))
print('without', refused(boto3.client('s3', endpoint_url=url).list_buckets).split(':')[0])
s3 = boto3.client(
    's3',
    endpoint_url=url,
    aws_access_key_id=keys['AccessKeyId'],
    aws_secret_access_key=keys['SecretAccessKey'],
    aws_session_token=keys['SessionToken'],
)
print('buckets', len(s3.list_buckets()['Buckets']) > 0)
