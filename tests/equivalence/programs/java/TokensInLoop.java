// shape: a token for each of several names
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

public class TokensInLoop {
    public static List<String> mint(String name, String other, int ttl) {
        List<String> tokens = new ArrayList<>();
        for (String client : Arrays.asList(name, other)) {
            ClientCapability capability =
                    new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                            .scopes(Collections.singletonList(new IncomingClientScope(client)))
                            .ttl(ttl)
                            .build();
            tokens.add(capability.toJwt());
        }
        return tokens;
    }
}
