// shape: nothing of the old SDK is imported
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
public class LegacyFullyQualified {
    public static String mint(String name) throws com.twilio.sdk.CapabilityToken.DomainException {
        com.twilio.sdk.client.TwilioCapability capability = new com.twilio.sdk.client.TwilioCapability(
                System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        return capability.generateToken();
    }
}
