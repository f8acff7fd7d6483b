// shape: the secret has to be bytes
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class ConstructorBytes {
    public static String mint(String name, Map<String, String> params, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        byte[] authToken = System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8);

        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(
                new OutgoingClientScope.Builder(System.getenv("TWILIO_APP_SID")).clientName(name).params(params).build());

        ClientCapability capability = new ClientCapability.Builder(accountSid, authToken).scopes(scopes).ttl(ttl).build();
        return capability.toJwt();
    }
}
