// shape: the method says that it throws anything
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.client.TwilioCapability;

public class LegacyThrowsException {
    public static String mint(String name, String appSid, int ttl) throws Exception {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        capability.allowClientOutgoing(appSid);
        return capability.generateToken(ttl);
    }
}
