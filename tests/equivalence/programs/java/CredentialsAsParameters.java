// shape: a public method is handed its credentials
// sdks: modern-string
// fix: unsafe (credentials of parameters)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class CredentialsAsParameters {
    public static String tokenFor(String accountSid, String authToken, String client) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(client));
        return new ClientCapability.Builder(accountSid, authToken).scopes(scopes).build().toJwt();
    }

    public static String mint(String name, Map<String, String> account) {
        return tokenFor(account.get("sid"), account.get("token"), name);
    }
}
