// shape: the name is read between the calls
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyNameBetween {
    public static String mint(String name, String appSid, boolean vip) throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientOutgoing(appSid);
        String client = name;
        if (vip) {
            client = "vip_" + name;
        }
        capability.allowClientIncoming(client);
        return capability.generateToken();
    }
}
