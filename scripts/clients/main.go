// A session with AWS's SDK for Go as `mfa-lab shell` finds it; the device is there already.
package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

func code(seed string) string {
	key, _ := base32.StdEncoding.DecodeString(seed)
	mac := hmac.New(sha1.New, key)
	_ = binary.Write(mac, binary.BigEndian, uint64(time.Now().Unix()/30))
	sum := mac.Sum(nil)
	at := sum[19] & 15
	return fmt.Sprintf("%06d", (binary.BigEndian.Uint32(sum[at:])&0x7fffffff)%1000000)
}

func must(err error) {
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
}

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	must(err)
	tokens := sts.NewFromConfig(cfg)
	users := iam.NewFromConfig(cfg)
	// Versions before 1.22 do not read the variable.
	if url := os.Getenv("GIVEN_ENDPOINT"); url != "" {
		tokens = sts.NewFromConfig(cfg, sts.WithEndpointResolver(sts.EndpointResolverFromURL(url)))
		users = iam.NewFromConfig(cfg, iam.WithEndpointResolver(iam.EndpointResolverFromURL(url)))
	}
	who, err := tokens.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	must(err)
	fmt.Println("who", *who.Arn)
	list, err := users.ListMFADevices(ctx, &iam.ListMFADevicesInput{})
	must(err)
	fmt.Println("devices", len(list.MFADevices))
	token := code(os.Getenv("SEED"))
	asked := &sts.GetSessionTokenInput{SerialNumber: list.MFADevices[0].SerialNumber, TokenCode: &token}
	session, err := tokens.GetSessionToken(ctx, asked)
	must(err)
	fmt.Println("session", (*session.Credentials.AccessKeyId)[:4])
	_, err = tokens.GetSessionToken(ctx, asked)
	var refused smithy.APIError
	if errors.As(err, &refused) {
		fmt.Printf("again %s: %s\n", refused.ErrorCode(), refused.ErrorMessage())
	}
}
