// shape: the parameters are put into a map one by one
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class ParamsHashMap {
    public static String mint(String name, String appSid, int ttl) {
        Map<String, String> params = new HashMap<>();
        params.put("From", name);
        params.put("kind", "browser & phone");
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).params(params).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
