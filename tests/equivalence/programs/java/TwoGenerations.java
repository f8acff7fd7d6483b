// shape: one token is generated twice
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

public class TwoGenerations {
    public static List<String> mint(String name, int ttl) {
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(Collections.singletonList(new IncomingClientScope(name)))
                        .ttl(ttl)
                        .build();
        return Arrays.asList(capability.toJwt(), capability.toJwt());
    }
}
