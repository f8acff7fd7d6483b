// shape: the old class in a straight line, with a lifetime
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyConstructor {
    public static String mint(String name, String appSid, int ttl) throws CapabilityToken.DomainException {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String authToken = System.getenv("TWILIO_AUTH_TOKEN");
        TwilioCapability capability = new TwilioCapability(accountSid, authToken);
        capability.allowClientOutgoing(appSid);
        capability.allowClientIncoming(name);
        return capability.generateToken(ttl);
    }
}
