# A session with AWS's SDK for Ruby as `mfa-lab shell` finds it: IAM is in a gem of its own, so the device is there already.
require 'aws-sdk-core'
require 'base64'
require 'openssl'

seed = ENV.fetch('SEED')
bits = seed.each_char.map { |letter| 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.index(letter).to_s(2).rjust(5, '0') }.join
key = [bits[0, bits.size / 8 * 8]].pack('B*')
digest = OpenSSL::HMAC.digest('SHA1', key, [Time.now.to_i / 30].pack('Q>'))
at = digest.bytes.last & 15
code = format('%06d', (digest[at, 4].unpack1('N') & 0x7FFFFFFF) % 1_000_000)

options = Gem::Version.new(Aws::CORE_GEM_VERSION) < Gem::Version.new('3.190') ? { endpoint: ENV.fetch('AWS_ENDPOINT_URL') } : {}
sts = Aws::STS::Client.new(**options)
identity = sts.get_caller_identity
puts "who #{identity.arn}"
once = { serial_number: "arn:aws:iam::#{identity.account}:mfa/#{ENV.fetch('AWS_PROFILE')}", token_code: code }
puts "session #{sts.get_session_token(once).credentials.access_key_id[0, 4]}"
begin
  sts.get_session_token(once)
rescue Aws::STS::Errors::ServiceError => e
  puts "again #{e.code}: #{e.message}"
end
