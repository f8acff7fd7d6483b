// shape: two tokens are minted one after the other
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

public class SeveralTokens {
    public static List<String> mint(String name, String other, String appSid, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String authToken = System.getenv("TWILIO_AUTH_TOKEN");
        ClientCapability first = new ClientCapability.Builder(accountSid, authToken)
                .scopes(Collections.singletonList(new IncomingClientScope(name)))
                .ttl(ttl)
                .build();
        ClientCapability second = new ClientCapability.Builder(accountSid, authToken)
                .scopes(Collections.singletonList(new OutgoingClientScope.Builder(appSid).clientName(other).build()))
                .build();
        return Arrays.asList(first.toJwt(), second.toJwt());
    }
}
