// shape: the auth token is also that of the client of the API
// sdks: modern-string
// fix: safe
import com.twilio.Twilio;
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class AuthTokenElsewhere {
    public static String mint(String name, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String authToken = System.getenv("TWILIO_AUTH_TOKEN");
        Twilio.init(accountSid, authToken);
        ClientCapability capability = new ClientCapability.Builder(accountSid, authToken)
                .scopes(Collections.singletonList(new IncomingClientScope(name)))
                .ttl(ttl)
                .build();
        return capability.toJwt();
    }
}
