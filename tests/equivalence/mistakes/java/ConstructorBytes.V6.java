// shape: the secret has to be bytes
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

public class ConstructorBytes {
    public static String mint(String name, Map<String, String> params, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        byte[] apiSecret = System.getenv("TWILIO_API_SECRET").getBytes(StandardCharsets.UTF_8);

        VoiceGrant grant = new VoiceGrant();
        grant.setIncomingAllow(true);
        grant.setEndpointId(name);
        grant.setOutgoingApplication(System.getenv("TWILIO_APP_SID"), new HashMap<String, Object>(params));

        AccessToken token = new AccessToken.Builder(accountSid, System.getenv("TWILIO_API_KEY"), apiSecret)
                .identity(name)
                .ttl(ttl)
                .grant(grant)
                .build();
        return token.toJwt();
    }
}
