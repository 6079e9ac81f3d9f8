# A life with a device, with curl: keys and address as `mfa-lab shell` gives them. MFA_LAB is how the lab is run, for its codes.
set -eu
key() { sed -n "/^\[$AWS_PROFILE\]/,/^\[/s/^$1 = //p" "$AWS_SHARED_CREDENTIALS_FILE" | head -1; }
ID=$(key aws_access_key_id)
SECRET=$(key aws_secret_access_key)
VERSION=2010-05-08
call() {
  service=$1
  shift
  curl --silent --aws-sigv4 "aws:amz:us-east-1:$service" --user "$ID:$SECRET" --data "$*" "$AWS_ENDPOINT_URL/"
}
inside() { sed -n "s/.*<$1>\([^<]*\)<.*/\1/p"; }
refusal() {
  answer=$(cat)
  echo "$(echo "$answer" | inside Code): $(echo "$answer" | inside Message)"
}
code() { eval "$MFA_LAB code --at $(($(date +%s) + $1)) --secret $SEED"; }

echo who "$(call sts 'Action=GetCallerIdentity&Version=2011-06-15' | inside Arn)"
made=$(call iam "Action=CreateVirtualMFADevice&Version=$VERSION&VirtualMFADeviceName=$AWS_PROFILE")
SERIAL=$(echo "$made" | inside SerialNumber)
SEED=$(echo "$made" | inside Base32StringSeed | base64 -d)
echo picture "$(echo "$made" | inside QRCodePNG | base64 -d | head -c 4 | tail -c 3)"
now=$(code 0)
enable="Action=EnableMFADevice&Version=$VERSION&UserName=$AWS_PROFILE&SerialNumber=$SERIAL"
echo same "$(call iam "$enable&AuthenticationCode1=$now&AuthenticationCode2=$now" | refusal)"
call iam "$enable&AuthenticationCode1=$(code -30)&AuthenticationCode2=$now" > /dev/null
echo devices "$(call iam "Action=ListMFADevices&Version=$VERSION" | grep -c '<EnableDate>')"
once="Action=GetSessionToken&Version=2011-06-15&SerialNumber=$SERIAL&TokenCode=$now"
keys=$(call sts "$once")
echo again "$(call sts "$once" | refusal)"
list() { curl --silent --aws-sigv4 aws:amz:us-east-1:s3 --user "$ID:$SECRET" "$@" "$AWS_ENDPOINT_URL/"; }
echo without "$(list | inside Code)"
ID=$(echo "$keys" | inside AccessKeyId)
SECRET=$(echo "$keys" | inside SecretAccessKey)
list -H "x-amz-security-token: $(echo "$keys" | inside SessionToken)" | grep -q '<Bucket>' && echo buckets True
